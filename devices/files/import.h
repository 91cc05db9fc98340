// Reading a CSV bench file: which profile fits it and how surely, and its tests one by one.
//
// recognise looks only at the head of a file. readTests streams: memory does not grow with the file. Neither asks a clock or a
// store; the calendar is the local one of the store. Callbacks run on the calling thread.
#pragma once

#include <istream>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "devices/files/profile.h"
#include "devices/files/raw_test.h"

namespace muster::devices {

inline constexpr std::size_t kHeadBytes = 65'536;  // what recognise wants of a file
inline constexpr int kSure = 50;                   // below this a profile is not taken for a file by itself

struct Guess {
  const Profile* profile = nullptr;  // of the list handed in
  int confidence = 0;                // 0..100
  core::Problems problems;           // what speaks against it
};

// Text at all? Refuses "empty", "not-text" (NUL bytes, UTF-16), "a-workbook" (xlsx), "a-pdf".
std::optional<core::Problem> refuseHead(std::string_view head);

// Every profile with its confidence, best first; equal ones stay in the order of the list.
std::vector<Guess> recognise(std::string_view head, const std::vector<Profile>& profiles, const core::Calendar& calendar);

// The one profile that fits. Refuses what refuseHead refuses, "unknown-file" (none is sure; says which came nearest and why not),
// "ambiguous-file" (two are equally sure: the person chooses).
core::Outcome<Guess> bestProfile(std::string_view head, const std::vector<Profile>& profiles, const core::Calendar& calendar);

// Refused whole when it has no heading the profile knows; then no callback was called. Throws when the stream breaks.
core::Outcome<ReadSummary> readTests(std::istream& in, const Profile& profile, const core::Calendar& calendar, const ReadCallbacks& callbacks,
                                     std::stop_token cancel = {});

}  // namespace muster::devices
