"""Words for where in a document something stands; used by `Source.where`."""

SENTENCES = {
    "P001": {"da": "linje {first}", "en": "line {first}"},
    "P002": {"da": "linje {first}-{last}", "en": "lines {first}-{last}"},
    "P003": {"da": "side {page}", "en": "page {page}"},
    "P004": {"da": "tabel {table}", "en": "table {table}"},
    "P005": {"da": "række {row}", "en": "row {row}"},
    "P006": {"da": "ark {sheet}", "en": "sheet {sheet}"},
}
