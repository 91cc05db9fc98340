// What readers of barcodes and tags send, in words. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/outcome.h"

namespace muster::devices::idreader {

inline constexpr std::string_view kEnds{"\r\n"}, kAlso{"\x1D\x15"};  // GS and NAK may stand in a line

// A tag's number as capital hex digits in the order of its standard. `reversed`: the reader sends the last byte first. `digits`: how many it must
// have; 0: 8 to 16. Refuses "nothing-read" ("No Read", "XXXX"), "device-error" (NAK #02), "not-understood".
core::Outcome<std::string> tagOf(std::string_view line, bool reversed, std::size_t digits = 0);

// A GS1 element string, as far as it matters here.
struct Gs1 {
  std::string gtin, serial, lot, asset;
  std::string expiry, made;  // YYMMDD as read: what day that is, gs1Day() says
  bool operator==(const Gs1&) const = default;
};
// `text`: behind the AIM prefix. Refuses "not-understood", "bad-check-digit".
core::Outcome<Gs1> parseGs1(std::string_view text);
// "270300" -> "2027-03-31": two digits of a year are those nearest to `thisYear`, day 00 is the last of its month. No such day: nothing.
std::optional<std::string> gs1Day(std::string_view yymmdd, int thisYear);

struct Scan {
  std::string symbology;     // "C1", "Q3"; empty: the scanner says none
  std::string text;          // as it was read, without the prefix
  std::optional<Gs1> gs1;    // of a symbology that carries GS1
  std::string name() const;  // what names the thing
};
// `separator`: the sign the scanner sends instead of GS; empty: GS itself. A GS1 code that does not parse is refused, not taken as plain text.
core::Outcome<Scan> parseScan(std::string_view line, std::string_view separator);

}  // namespace muster::devices::idreader
