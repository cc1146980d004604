/**
 * What a terminal driver is: the only API a driver bundle compiles against.
 *
 * <p>Every driver is a {@link org.clockhouse.driver.Driver} and is registered as one
 * ({@code @Component(service = Driver.class)}); its {@link org.clockhouse.driver.DriverDescriptor} says what it is. How
 * punches come in is its <em>road</em>, and each road is an interface:
 *
 * <ul>
 *   <li>{@link org.clockhouse.driver.TerminalDriver}: the host visits. {@code connect} gives a
 *       {@link org.clockhouse.driver.TerminalSession}, which yields {@link org.clockhouse.driver.PunchPage}s after a
 *       {@link org.clockhouse.driver.Cursor}. Further abilities are facets of the session:
 *       {@link org.clockhouse.driver.CredentialStore} and {@link org.clockhouse.driver.TemplateStore},
 *       {@link org.clockhouse.driver.SettableClock}, {@link org.clockhouse.driver.DoorControl},
 *       {@link org.clockhouse.driver.ClearableLog}, {@link org.clockhouse.driver.EnrolmentReader}. One whose terminal keeps
 *       nothing is a {@link org.clockhouse.driver.PolledSession}, one that can show people what came of their punch gives
 *       {@link org.clockhouse.driver.PunchFeedback}, and one that keeps pictures of punches
 *       {@link org.clockhouse.driver.PunchPhotos}. What one finds out at first contact a
 *       {@link org.clockhouse.driver.LearningSession} hands to the host to keep.
 *   <li>{@link org.clockhouse.driver.ListeningDriver}: the same, and between visits the
 *       {@link org.clockhouse.driver.ListeningSession} stands open, so that the terminal can announce punches.
 *   <li>{@link org.clockhouse.driver.CallingDriver}: the terminal calls in over HTTP. The driver turns an
 *       {@link org.clockhouse.driver.HttpCall} into an {@link org.clockhouse.driver.HttpAnswer} and hands punches to
 *       {@link org.clockhouse.driver.Arrivals}. What the host wants of such a terminal waits as an
 *       {@link org.clockhouse.driver.Errand} until the terminal asks ({@link org.clockhouse.driver.ErrandRunner}). A
 *       {@link org.clockhouse.driver.StandingDriver} also takes calls over a WebSocket, as {@link org.clockhouse.driver.StandingCall}s.
 *   <li>{@link org.clockhouse.driver.FileDriver}: somebody brings a file. The driver previews a
 *       {@link org.clockhouse.driver.FileSource}, then reads it page by page.
 *   <li>{@link org.clockhouse.driver.DeskDriver}: a reader on a desk. The driver opens a
 *       {@link org.clockhouse.driver.DeskReader}, which gives a {@link org.clockhouse.driver.DeskRead} for each card that is
 *       held to it. Nothing of it is a punch.
 * </ul>
 *
 * <p>A {@link org.clockhouse.driver.RawPunch} is what the terminal recorded; a row that could not be read is an
 * {@link org.clockhouse.driver.UnreadableRow} and never dropped. Drivers do not know time zones: they report the clock as
 * it reads. What goes wrong is a {@link org.clockhouse.driver.DriverException} with one of four faults. Values that drivers
 * make have builders, so that they can grow without breaking a driver.
 */
@Export
@Version("1.6.0")
package org.clockhouse.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
