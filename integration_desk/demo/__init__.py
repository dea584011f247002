"""The sample centre: an invented town, its services and its people, the same for the same seed."""

from integration_desk.demo.building import PASSPHRASE, Sample, build_sample

__all__ = ["PASSPHRASE", "Sample", "build_sample"]
