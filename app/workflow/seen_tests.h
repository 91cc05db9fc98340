// SeenTests: which tests a dry run has met in its file, in sixteen bytes each, so that a file of a million tests stays small in memory.
//
// It keeps hashes of 64 bits: that two tests of one file are taken for one another is less likely than one in a million files, and
// nothing but the words of a dry run would come of it. One thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace muster::app {

class SeenTests {
 public:
  enum class Seen { never, same, otherReadings };
  // Remembers the first readings of each identity.
  Seen look(std::string_view identity, std::string_view readings);

 private:
  struct Slot {
    std::uint64_t identity = 0, readings = 0;  // identity 0: empty
  };
  Slot& slotOf(std::uint64_t identity);
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // their number is a power of two
  std::size_t used_ = 0;
};

}  // namespace muster::app
