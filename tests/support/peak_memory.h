// How much more memory this process held at its peak than when the work began. Linux: the mark of the peak can be set back.
#pragma once

#include <fstream>
#include <string>

namespace muster::tests {

class PeakMemory {
 public:
  PeakMemory() {
    std::ofstream("/proc/self/clear_refs") << "5";
    begun_ = kilobytes("VmRSS:");
  }
  long moreMegabytes() const { return (kilobytes("VmHWM:") - begun_) / 1024; }

 private:
  static long kilobytes(const std::string& field) {
    std::ifstream in("/proc/self/status");
    long found = 0;
    for (std::string word; in >> word;) {
      if (word == field && in >> found) return found;
    }
    return 0;
  }
  long begun_ = 0;
};

}  // namespace muster::tests
