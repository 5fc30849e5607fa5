// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

/** Makes the feed's files lack what no longer restricts anybody. */
public interface FeedForgetter {
    /** Said when the feed cannot do it now. */
    long NOT_NOW = -1;

    /** Writes the feed anew as it is now and deletes what led there; returns the revision, or {@link #NOT_NOW}. */
    long forget();
}
