// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A picture beside the tests of how a page looks; {@code -Dgolden=update} rewrites it for review. Another machine draws
 * letters a little otherwise, so blocks of pixels are compared by their mean colour, and few of them may differ.
 */
final class GoldenPicture {
    /** The longest side of a block, in pixels. */
    static final int BLOCK = 24;

    /** By how much the mean of a block may differ, of 255. */
    static final int LEVELS = 24;

    /** How many of a hundred blocks may differ by more. */
    static final double SHARE = 6;

    private static final Path HOME = Path.of("src/test/resources/golden/pictures");
    private static final Path FOUND = Path.of("target/pictures");
    private static final int COLOURS = 20;

    private GoldenPicture() {}

    static void assertLooksLike(String name, byte[] picture) {
        try {
            Path file = HOME.resolve(name + ".png");
            BufferedImage actual = ImageIO.read(new ByteArrayInputStream(picture));
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(HOME);
                ImageIO.write(fewColours(actual), "png", file.toFile());
            }
            double differing = differing(ImageIO.read(file.toFile()), actual);
            if (differing > SHARE) {
                Files.createDirectories(FOUND);
                Files.write(FOUND.resolve(name + ".png"), picture);
            }
            assertTrue(
                    differing <= SHARE,
                    name + ": " + Math.round(differing) + " of 100 blocks look otherwise; compare " + file + " with "
                            + FOUND.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of a hundred blocks differ; all of them if the sizes do. */
    static double differing(BufferedImage left, BufferedImage right) {
        if (left.getWidth() != right.getWidth() || left.getHeight() != right.getHeight()) {
            return 100;
        }
        int[] one = pixels(left);
        int[] other = pixels(right);
        int blocks = 0;
        int differing = 0;
        for (int y = 0; y < left.getHeight(); y += BLOCK) {
            for (int x = 0; x < left.getWidth(); x += BLOCK) {
                blocks++;
                differing += differs(one, other, left.getWidth(), x, y, left.getHeight()) ? 1 : 0;
            }
        }
        return 100.0 * differing / blocks;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static boolean differs(int[] one, int[] other, int width, int x, int y, int height) {
        int right = Math.min(width, x + BLOCK);
        int bottom = Math.min(height, y + BLOCK);
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = y; row < bottom; row++) {
            for (int at = row * width + x; at < row * width + right; at++) {
                red += (one[at] >> 16 & 255) - (other[at] >> 16 & 255);
                green += (one[at] >> 8 & 255) - (other[at] >> 8 & 255);
                blue += (one[at] & 255) - (other[at] & 255);
            }
        }
        int most = LEVELS * (right - x) * (bottom - y);
        return Math.abs(red) > most || Math.abs(green) > most || Math.abs(blue) > most;
    }

    /** The same in its 20 most frequent colours, so that it is small. */
    private static BufferedImage fewColours(BufferedImage image) {
        int[] pixels = pixels(image);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        byte[][] parts = new byte[3][palette.size()];
        for (int each = 0; each < palette.size(); each++) {
            parts[0][each] = (byte) (palette.get(each) >> 16);
            parts[1][each] = (byte) (palette.get(each) >> 8);
            parts[2][each] = palette.get(each).byteValue();
        }
        IndexColorModel colours = new IndexColorModel(8, palette.size(), parts[0], parts[1], parts[2]);
        BufferedImage small =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int each = 0; each < pixels.length; each++) {
            int index = nearest.computeIfAbsent(pixels[each] & 0xffffff, colour -> nearest(colour, palette));
            small.getRaster().setSample(each % image.getWidth(), each / image.getWidth(), 0, index);
        }
        return small;
    }

    private static int nearest(int colour, List<Integer> palette) {
        int best = 0;
        for (int each = 1; each < palette.size(); each++) {
            best = distance(colour, palette.get(each)) < distance(colour, palette.get(best)) ? each : best;
        }
        return best;
    }

    private static int distance(int left, int right) {
        return Math.abs((left >> 16) - (right >> 16))
                + Math.abs((left >> 8 & 255) - (right >> 8 & 255))
                + Math.abs((left & 255) - (right & 255));
    }
}
