// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.enforcement.attachment.Cleaning;
import io.evenhand.enforcement.attachment.MediaType;
import org.jspecify.annotations.Nullable;

/** A file as it is kept: known by its content, and cleaned. */
final class Attached {
    private static final int NAME_LENGTH_MAX = 100;

    private final String name;
    private final MediaType type;
    private final byte[] content;

    private Attached(String name, MediaType type, byte[] content) {
        this.name = name;
        this.type = type;
        this.content = content;
    }

    String name() {
        return name;
    }

    MediaType type() {
        return type;
    }

    byte[] content() {
        return content.clone();
    }

    /** The cleaned file, or null if it is nothing that is taken. */
    static @Nullable Attached of(AppealForm.Attachment file) {
        byte[] content = file.content();
        MediaType type = MediaType.of(content);
        byte[] clean = type == null ? null : Cleaning.clean(content, type);
        return type == null || clean == null ? null : new Attached(plain(file.name()), type, clean);
    }

    /** A name that is only a name: no path, no control character, no mark that turns text around. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String kept = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        String whole = kept.isEmpty() || kept.startsWith(".") ? "file" + kept : kept;
        return whole.length() > NAME_LENGTH_MAX ? whole.substring(whole.length() - NAME_LENGTH_MAX) : whole;
    }
}
