/** What is deleted after a while, and what people get and take back of their own. */
@NullMarked
package dev.gavel.api.retention;

import org.jspecify.annotations.NullMarked;
