/**
 * How questions say what they forbid and require in the source of a program: as sent, as
 * stored, in the form and in words.
 */
@NullMarked
package dev.gavel.api.question.rules;

import org.jspecify.annotations.NullMarked;
