/** How texts are shown: where an answer differs from the right one, and transcripts. */
@NullMarked
package dev.gavel.api.difference;

import org.jspecify.annotations.NullMarked;
