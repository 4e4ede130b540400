"""Who a document is: number, kind, issuer, signer, day, title, and the marks that keep it from the public."""
