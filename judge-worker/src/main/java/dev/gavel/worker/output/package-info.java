/** Keeps all that programs print, where a run asks for it. */
@NullMarked
package dev.gavel.worker.output;

import org.jspecify.annotations.NullMarked;
