"""What a unit does to Gaussian input, and a wide random network of such units to signals and gradients."""
