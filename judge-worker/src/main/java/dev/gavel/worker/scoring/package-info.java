/** Which tests run after which, and what a program scores with them. */
@NullMarked
package dev.gavel.worker.scoring;

import org.jspecify.annotations.NullMarked;
