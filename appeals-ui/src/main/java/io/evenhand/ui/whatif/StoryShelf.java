// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the newest told story lies, written whole by the command that tells it. */
public record StoryShelf(Path file) {
    /** The story; null if none was told, or only one in another version's form. */
    @Nullable
    Story newest() {
        try {
            return ContractJson.read(Files.readAllBytes(file), Story.class);
        } catch (NoSuchFileException | MalformedJsonException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
