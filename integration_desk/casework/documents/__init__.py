"""What casework prints, as abstract blocks, a module for each subject."""
