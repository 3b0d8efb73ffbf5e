/** Whether shortcuts are written with ⌘. */
export const mac: boolean = /mac/i.test(navigator.platform);
