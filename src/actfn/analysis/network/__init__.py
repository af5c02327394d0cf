"""What a unit does to Gaussian input, and a wide random network of such units to signals and gradients."""
# Program, Piece and Scale here are not those of proof/: they enclose several trees at once, undecided branches too.
