// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.contract.id.Sha256;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.VideoTrack;
import io.evenhand.edge.transcode.Orphans;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures with words, for players that can be told nothing else; {@link SlateText} has the words.
 */
final class Slates {
    private static final Logger LOG = LoggerFactory.getLogger(Slates.class);
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 720;
    private static final int LEFT = 80;

    private final Path folder;

    /** In a folder that is emptied first: what slates say is about accounts, and is drawn again when it is needed. */
    Slates(Path folder) {
        this.folder = folder;
        try {
            Orphans.delete(folder);
        } catch (IOException e) {
            LOG.warn("slates of an earlier start could not be deleted");
        }
    }

    /**
     * A film that says {@code lines}, the first two of them largest, as long and at the same rate as another. Draws and writes,
     * one at a time, so that nobody gets half a picture.
     */
    synchronized Film film(List<String> lines, Film instead) throws IOException {
        String id = "slate-"
                + Sha256.hex(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 16);
        Path image = Files.createDirectories(folder).resolve(id + ".png");
        if (!Files.exists(image)) {
            draw(lines, image);
        }
        Rate rate = instead.video().rate();
        return Film.still(
                id + "-" + instead.id(),
                image,
                instead.durationMs(),
                new VideoTrack(0, "png", "", 0, WIDTH, HEIGHT, rate, "rgb24"));
    }

    private static void draw(List<String> lines, Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(new Color(0x1b, 0x26, 0x3b));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.setColor(Color.WHITE);
        brush.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        try {
            int y = 200;
            for (int n = 0; n < lines.size(); n++) {
                brush.setFont(fitting(brush, lines.get(n), n < 2));
                brush.drawString(lines.get(n), LEFT, y);
                y += n < 1 ? 70 : 66;
            }
        } catch (RuntimeException | LinkageError e) {
            // a machine without any font: a picture that is plainly not the film still says that it ended
            LOG.warn("no font was found, the slate has no text");
        }
        brush.dispose();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        ImageIO.write(image, "png", part.toFile());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As large as the line has room for, up to its usual size: an appeal's address may be long. */
    private static Font fitting(Graphics2D brush, String line, boolean headline) {
        Font usual = new Font(Font.SANS_SERIF, headline ? Font.BOLD : Font.PLAIN, headline ? 56 : 36);
        int room = WIDTH - 2 * LEFT;
        Font font = usual;
        // by steps: the width of a line does not shrink evenly with its letters
        while (font.getSize() > 8 && brush.getFontMetrics(font).stringWidth(line) > room) {
            font = font.deriveFont(font.getSize() - 1f);
        }
        return font;
    }
}
