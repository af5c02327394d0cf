"""The maker of kernels: tables of piecewise polynomials for a smooth function, found from its formula and proven."""
