/** The statements of questions, as HTML. */
@NullMarked
package dev.gavel.api.question.statement;

import org.jspecify.annotations.NullMarked;
