"""One module a form: records in, one value of `app.documents.model` out."""
