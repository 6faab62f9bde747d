package dev.gavel.worker.suite;

import dev.gavel.message.TestSuite;

record FetchedSuite(TestSuite suite, int encodedBytes) {
}
