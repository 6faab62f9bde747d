/** Questions that ask for a program, which reads text and prints text. */
@NullMarked
package dev.gavel.api.question.kind.program;

import org.jspecify.annotations.NullMarked;
