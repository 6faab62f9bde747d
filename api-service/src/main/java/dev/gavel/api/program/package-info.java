/** Programs as clients send them. */
@NullMarked
package dev.gavel.api.program;

import org.jspecify.annotations.NullMarked;
