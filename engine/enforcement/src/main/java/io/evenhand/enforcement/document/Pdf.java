// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** A document as PDF, A4, with its font inside, so that it reads the same everywhere and in ten years. */
public final class Pdf {
    /** The library brings this font along (SIL Open Font Licence). */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 56;
    private static final float TITLE = 17;
    private static final float HEADING = 13;
    private static final float BODY = 11;
    private static final float LEADING = 1.4f;
    private static final float GAP = 8;
    private static final float FONT_UNITS = 1000;

    private Pdf() {}

    public static byte[] of(Document statement) {
        try (PDDocument document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
            if (font == null) {
                throw new IllegalStateException("the PDF library's font is missing");
            }
            document.getDocumentCatalog().setLanguage(statement.language().code());
            document.getDocumentInformation().setTitle(statement.title());
            PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            draw(document, PDType0Font.load(document, font), statement);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a statement could not be written as PDF", e);
        }
    }

    private static void draw(PDDocument document, PDFont font, Document statement) throws IOException {
        List<Line> lines = new ArrayList<>(lines(statement.title(), font, TITLE));
        for (Statement.Block block : statement.blocks()) {
            lines.add(new Line("", GAP));
            lines.addAll(lines(block.heading(), font, HEADING));
            for (String paragraph : block.paragraphs()) {
                lines.addAll(lines(paragraph, font, BODY));
            }
        }
        int next = 0;
        while (next < lines.size()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                float y = PDRectangle.A4.getHeight() - MARGIN;
                while (next < lines.size() && y - lines.get(next).size() * LEADING > MARGIN) {
                    Line line = lines.get(next++);
                    y -= line.size() * LEADING;
                    out.beginText();
                    out.setFont(font, line.size());
                    out.newLineAtOffset(MARGIN, y);
                    out.showText(line.text());
                    out.endText();
                }
            }
        }
    }

    private record Line(String text, float size) {}

    private static List<Line> lines(String text, PDFont font, float size) throws IOException {
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN;
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : drawable(text, font).split("[ \\n\\r\\t]+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / FONT_UNITS * size > room) {
                lines.add(new Line(line.toString(), size));
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(new Line(line.toString(), size));
        return lines;
    }

    /** A letter that the font lacks is shown as a box-like question mark rather than losing the page. */
    private static String drawable(String text, PDFont font) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            kept.append(Character.isWhitespace(letter) || isIn(one, font) ? one : "?");
        });
        return kept.toString();
    }

    private static boolean isIn(String letter, PDFont font) {
        try {
            return font.encode(letter).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
