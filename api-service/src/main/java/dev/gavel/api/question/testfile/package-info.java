/** Test cases that come as files. */
@NullMarked
package dev.gavel.api.question.testfile;

import org.jspecify.annotations.NullMarked;
