"""What casework prints, as abstract blocks, a module for each subject."""

from integration_desk.casework.documents.plan_sheet import plan_document, print_plan

__all__ = ["plan_document", "print_plan"]
