/** What programs print: kept until it is compared, and the prompts in it. */
@NullMarked
package dev.gavel.worker.printed;

import org.jspecify.annotations.NullMarked;
