/**
 * What the other rooms ask of a kind of question: how it and its tests are read, stored
 * and shown. Each kind has a package of its own below this one, which
 * {@link dev.gavel.api.question.Kinds} finds.
 */
@NullMarked
package dev.gavel.api.question.kind;

import org.jspecify.annotations.NullMarked;
