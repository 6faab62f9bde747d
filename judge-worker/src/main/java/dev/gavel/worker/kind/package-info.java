/**
 * What judging asks of a kind of question. Each kind has a package of its own below this
 * one, which {@code judging} finds by {@link dev.gavel.message.QuestionKind}.
 */
@NullMarked
package dev.gavel.worker.kind;

import org.jspecify.annotations.NullMarked;
