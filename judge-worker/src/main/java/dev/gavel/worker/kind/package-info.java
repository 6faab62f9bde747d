/**
 * What differs between kinds of questions when a program is judged. A further kind is one
 * more implementation of {@link dev.gavel.worker.kind.Exchange}.
 */
@NullMarked
package dev.gavel.worker.kind;

import org.jspecify.annotations.NullMarked;
