package org.clockhouse.itests;

import org.junit.runner.RunWith;
import org.junit.runners.Suite;

/** Everything that runs inside the container, in one container. */
@RunWith(Suite.class)
@Suite.SuiteClasses({StartsInKaraf.class, ReplacedInKaraf.class})
public class InKarafSuite {}
