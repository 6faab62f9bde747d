/** The code that authors write into tests, which Python compiles before it is stored. */
@NullMarked
package dev.gavel.api.question.testcode;

import org.jspecify.annotations.NullMarked;
