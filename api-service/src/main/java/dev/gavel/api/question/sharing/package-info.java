/** Who sees a question and who writes it. */
@NullMarked
package dev.gavel.api.question.sharing;

import org.jspecify.annotations.NullMarked;
