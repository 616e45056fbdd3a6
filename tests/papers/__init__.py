"""Every paper of the demo practice in a folder, to be looked at side by side."""
