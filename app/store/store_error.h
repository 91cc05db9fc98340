// StoreError: the store's world is broken (disk full, file damaged, lock not to be had). What was committed stays committed.
#pragma once

#include <stdexcept>
#include <string>

namespace muster::app {

class StoreError : public std::runtime_error {
 public:
  enum class Kind { busy, full, damaged, readOnly, constraint, newer, notAStore, other };
  StoreError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

}  // namespace muster::app
