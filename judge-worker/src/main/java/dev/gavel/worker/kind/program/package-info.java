/** Questions that ask for a program: stdin goes in, stdout comes out. */
@NullMarked
package dev.gavel.worker.kind.program;

import org.jspecify.annotations.NullMarked;
