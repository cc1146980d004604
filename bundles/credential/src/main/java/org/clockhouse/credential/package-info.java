/**
 * What readers recognise, and whose it is.
 *
 * <p>{@link org.clockhouse.credential.number.CardNumber} is what is on a card; {@link org.clockhouse.credential.number.CardNumbers} reads it
 * from anything a person, a sheet or a reader writes, and {@link org.clockhouse.credential.number.Wiegand} from bits.
 * {@link org.clockhouse.credential.Credentials} is the desk: issue, activate, suspend, resume, replace, revoke, look up.
 * {@link org.clockhouse.credential.Holders} says in bulk who stood behind what a terminal saw.
 *
 * <p>{@link org.clockhouse.credential.CredentialMove} is the whole life of a card. Around the desk stand
 * {@link org.clockhouse.credential.stock.Stock} and {@link org.clockhouse.credential.type.CardTypes} for cards that are nobody's yet,
 * {@link org.clockhouse.credential.activation.Activations} for how one becomes usable, {@link org.clockhouse.credential.CardTerms} for what
 * it is good for and how long, {@link org.clockhouse.credential.replacement.Replacements}, {@link org.clockhouse.credential.replacement.CardBatches} and
 * {@link org.clockhouse.credential.replacement.Fees} for one card in the place of another, {@link org.clockhouse.credential.access.AccessLevels} and
 * {@link org.clockhouse.credential.delivery.Deliveries} for where it opens and which terminal knows it, and
 * {@link org.clockhouse.credential.visitor.Stays} are the reception: a visitor's card ends with the stay, and {@link org.clockhouse.credential.visitor.StayRules} say when who it was is forgotten.
 * {@link org.clockhouse.credential.use.CardUses} and {@link org.clockhouse.credential.replacement.CardChecks} for watching. Whoever talks to
 * terminals asks {@link org.clockhouse.credential.delivery.TerminalLists} what to tell them, and tells {@code CardUses} what they saw.
 *
 * <p>{@link org.clockhouse.credential.biometric.Biometrics} are credentials too, of people who agreed ({@link org.clockhouse.credential.biometric.Consents})
 * to what the company takes ({@link org.clockhouse.credential.biometric.BiometricRules}); {@link org.clockhouse.credential.biometric.SampleExchange} is
 * the road of their samples to and from terminals. {@link org.clockhouse.credential.biometric.FacePhotos} makes faces of photographs, and
 * {@link org.clockhouse.credential.biometric.BackupPins} help where all else fails. {@link org.clockhouse.credential.phone.BoundPhones} are
 * credentials that people ask for on their own phones.
 *
 * <p>Full numbers never appear in a {@code toString}, a log or an audit entry.
 */
@Export
@Version("1.1.0")
package org.clockhouse.credential;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
