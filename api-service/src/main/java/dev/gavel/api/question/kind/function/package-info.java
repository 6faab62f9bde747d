/** Questions that ask for a function: arguments go in, what it returns comes out. */
@NullMarked
package dev.gavel.api.question.kind.function;

import org.jspecify.annotations.NullMarked;
