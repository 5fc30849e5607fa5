// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;

/** A file is what its content says; what it tells about people and places goes, and the rest is kept encrypted. */
class FilesAreCleanedAndSealedTest {
    private static final String PLACE_TAKEN = "GPS 52.5200 N 13.4050 E by Jane";

    @Test
    void aFileIsWhatItsContentSays() throws IOException {
        assertEquals(MediaType.PNG, MediaType.of(picture("png")));
        assertEquals(MediaType.JPEG, MediaType.of(picture("jpg")));
        assertEquals(MediaType.TEXT, MediaType.of("Nobody pays. \u00fcber".getBytes(StandardCharsets.UTF_8)));
        assertNull(MediaType.of(new byte[] {'M', 'Z', 0, 3}));
        assertNull(MediaType.of(new byte[] {'P', 'K', 3, 4}));
        assertNull(MediaType.of(new byte[0]));
    }

    @Test
    void picturesLoseWhatTheySayAndKeepEveryPoint() throws IOException {
        byte[] png = picture("png");
        byte[] told = insert(png, 33, chunk("tEXt", "Comment\0" + PLACE_TAKEN));
        byte[] jpeg = picture("jpg");
        byte[] exif = ("Exif\0\0" + PLACE_TAKEN).getBytes(StandardCharsets.US_ASCII);
        byte[] segment = ByteBuffer.allocate(4 + exif.length)
                .put((byte) 0xff)
                .put((byte) 0xe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .array();
        for (byte[] each : new byte[][] {told, insert(jpeg, 2, segment)}) {
            assertTrue(holds(each, PLACE_TAKEN));
            byte[] clean = Cleaning.clean(each, MediaType.of(each));
            assertNotNull(clean);
            assertFalse(holds(clean, PLACE_TAKEN));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(clean));
            assertEquals(ImageIO.read(new ByteArrayInputStream(each)).getRGB(3, 3), image.getRGB(3, 3));
        }
        assertArrayEquals(png, Cleaning.clean(png, MediaType.PNG));
        assertNull(Cleaning.clean(Arrays.copyOf(png, png.length / 2), MediaType.PNG));
    }

    @Test
    void aPdfLosesItsAuthorAndEverythingThatRuns() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setAuthor("Jane");
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            document.save(out);
        }
        byte[] clean = Cleaning.clean(out.toByteArray(), MediaType.PDF);
        try (PDDocument document = Loader.loadPDF(clean)) {
            assertNull(document.getDocumentInformation().getAuthor());
            assertNull(document.getDocumentCatalog().getOpenAction());
            assertEquals(1, document.getNumberOfPages());
        }
        assertNull(Cleaning.clean("%PDF-1.7 and nothing else".getBytes(StandardCharsets.US_ASCII), MediaType.PDF));
    }

    @Test
    void aSealedFileOpensOnlyInItsPlaceAndUnchanged() {
        FileVault vault = new FileVault(new byte[32]);
        byte[] content = "Nobody pays.".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = vault.seal(content, "a-1/1");
        assertFalse(holds(sealed, "Nobody"));
        assertArrayEquals(content, vault.open(sealed, "a-1/1"));
        assertThrows(IllegalArgumentException.class, () -> vault.open(sealed, "a-2/1"));
        sealed[sealed.length - 1] ^= 1;
        assertThrows(IllegalArgumentException.class, () -> vault.open(sealed, "a-1/1"));
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0x336699);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] chunk(String kind, String text) {
        byte[] body = (kind + text).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(body.length - 4)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] insert(byte[] whole, int at, byte[] part) {
        return ByteBuffer.allocate(whole.length + part.length)
                .put(whole, 0, at)
                .put(part)
                .put(whole, at, whole.length - at)
                .array();
    }

    private static boolean holds(byte[] content, String text) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(text);
    }
}
