/**
 * What differs between kinds of questions in their tests. A further kind is one more
 * implementation of {@link dev.gavel.api.question.kind.TestFormat}.
 */
@NullMarked
package dev.gavel.api.question.kind;

import org.jspecify.annotations.NullMarked;
