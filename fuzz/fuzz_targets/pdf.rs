//! PDF files as they come, and anything else taken as the content of a page and, after a byte 255, the map of its font.
#![no_main]

use duibiao::source::InputFormat;
use duibiao_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"%PDF") {
        read(data, InputFormat::Pdf);
    } else {
        let (content, map) = data
            .iter()
            .position(|&b| b == 0xff)
            .map_or((data, &b""[..]), |at| (&data[..at], &data[at + 1..]));
        read(&page(content, map), InputFormat::Pdf);
    }
});

/// A file of one page with this content, and a font with this map to Unicode.
fn page(content: &[u8], map: &[u8]) -> Vec<u8> {
    let stream = |bytes: &[u8]| {
        [
            format!("<</Length {}>>stream\n", bytes.len()).as_bytes(),
            bytes,
            b"\nendstream",
        ]
        .concat()
    };
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R/F2 7 0 R>>/XObject<</X 8 0 R>>>>/Contents 4 0 R>>"
            .to_vec(),
        stream(content),
        b"<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/S/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>".to_vec(),
        stream(map),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        [b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</X 8 0 R>>>>/Length 40>>stream\n".as_slice(), b"BT /F1 12 Tf 40 700 Td <4E004E01> Tj ET  \nendstream"].concat(),
    ];
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", i + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF",
            objects.len() + 1
        )
        .bytes(),
    );
    out
}
