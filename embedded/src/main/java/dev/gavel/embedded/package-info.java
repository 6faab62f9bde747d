/**
 * A genuine Kafka broker and a genuine MySQL server for one machine: both listen on
 * loopback ports of their own choice, keep their data in a folder, and start again on it
 * after a clean stop or a crash. The caller makes sure that no one else uses the folder.
 */
@NullMarked
package dev.gavel.embedded;

import org.jspecify.annotations.NullMarked;
