/**
 * Takes what workers report and has it recorded, once and in order.
 */
@NullMarked
package dev.gavel.api.report;

import org.jspecify.annotations.NullMarked;
