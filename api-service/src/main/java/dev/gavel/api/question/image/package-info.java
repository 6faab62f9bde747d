/** Images in the statements of questions. */
@NullMarked
package dev.gavel.api.question.image;

import org.jspecify.annotations.NullMarked;
