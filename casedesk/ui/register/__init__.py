"""The register of what left: every paper of the files a supervisor can open."""
