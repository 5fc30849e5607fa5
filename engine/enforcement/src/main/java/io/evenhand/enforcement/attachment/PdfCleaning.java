// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Takes out of a PDF who made it with what, and everything that could run or lead elsewhere. */
final class PdfCleaning {
    private static final int PAGES_MAX = 200;
    private static final List<String> ACTIVE = List.of("OpenAction", "AA", "AcroForm", "Names", "JavaScript", "URI");

    private PdfCleaning() {}

    static byte @Nullable [] clean(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.isEncrypted() || document.getNumberOfPages() > PAGES_MAX) {
                return null;
            }
            document.setDocumentInformation(new PDDocumentInformation());
            var catalog = document.getDocumentCatalog().getCOSObject();
            catalog.removeItem(COSName.METADATA);
            ACTIVE.forEach(name -> catalog.removeItem(COSName.getPDFName(name)));
            for (PDPage page : document.getPages()) {
                var dictionary = page.getCOSObject();
                dictionary.removeItem(COSName.METADATA);
                dictionary.removeItem(COSName.AA);
                dictionary.removeItem(COSName.ANNOTS);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            // a parser of somebody else's file fails in many ways, all of which mean that it is not sound
            return null;
        }
    }
}
