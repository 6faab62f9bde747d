/** What was changed of questions and their tests, so that it can be shown and undone. */
@NullMarked
package dev.gavel.api.question.history;

import org.jspecify.annotations.NullMarked;
