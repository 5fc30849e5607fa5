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
    private static final int[] STEPS = {0, 29, 86, 160, 236, 255};

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
        int blocks = 0;
        int differing = 0;
        for (int y = 0; y < left.getHeight(); y += BLOCK) {
            for (int x = 0; x < left.getWidth(); x += BLOCK) {
                blocks++;
                int[] one = mean(left, x, y);
                int[] other = mean(right, x, y);
                int most = 0;
                for (int channel = 0; channel < 3; channel++) {
                    most = Math.max(most, Math.abs(one[channel] - other[channel]));
                }
                differing += most > LEVELS ? 1 : 0;
            }
        }
        return 100.0 * differing / blocks;
    }

    private static int[] mean(BufferedImage image, int x, int y) {
        int right = Math.min(image.getWidth(), x + BLOCK);
        int bottom = Math.min(image.getHeight(), y + BLOCK);
        long[] sum = new long[3];
        for (int row = y; row < bottom; row++) {
            for (int column = x; column < right; column++) {
                int pixel = image.getRGB(column, row);
                sum[0] += pixel >> 16 & 255;
                sum[1] += pixel >> 8 & 255;
                sum[2] += pixel & 255;
            }
        }
        int count = (right - x) * (bottom - y);
        return new int[] {(int) (sum[0] / count), (int) (sum[1] / count), (int) (sum[2] / count)};
    }

    /** The same in 216 colours, so that it is small. */
    private static BufferedImage fewColours(BufferedImage image) {
        byte[][] palette = new byte[3][STEPS.length * STEPS.length * STEPS.length];
        for (int each = 0; each < palette[0].length; each++) {
            palette[0][each] = (byte) STEPS[each / 36];
            palette[1][each] = (byte) STEPS[each / 6 % 6];
            palette[2][each] = (byte) STEPS[each % 6];
        }
        IndexColorModel colours = new IndexColorModel(8, palette[0].length, palette[0], palette[1], palette[2]);
        BufferedImage small = new BufferedImage(
                image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                int index = nearest(pixel >> 16 & 255) * 36 + nearest(pixel >> 8 & 255) * 6 + nearest(pixel & 255);
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    private static int nearest(int value) {
        int best = 0;
        for (int each = 1; each < STEPS.length; each++) {
            best = Math.abs(STEPS[each] - value) < Math.abs(STEPS[best] - value) ? each : best;
        }
        return best;
    }
}
