"""Statistical recognisers, one model a file: the only importers of spacy, jieba and onnxruntime."""
